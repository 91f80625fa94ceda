# Completes kept in bash. It needs nothing but bash 4.
_kept() {
    local line="${COMP_LINE:0:COMP_POINT}" word="" cut="" candidate
    COMPREPLY=()
    # bash parts words at = and : as well; what it has parted off must not come back.
    word="${line##*[[:space:]]}"
    case "$word" in
        *[=:]*) cut="${word%"${word##*[=:]}"}" ;;
    esac
    while IFS=$'\t' read -r candidate _; do
        [ -n "$candidate" ] || continue
        case "$candidate" in
            *=) compopt -o nospace 2>/dev/null ;;
        esac
        candidate="${candidate#"$cut"}"
        case "$candidate" in
            *[!A-Za-z0-9_./:=,+-]*) candidate=$(printf '%q' "$candidate") ;;
        esac
        COMPREPLY+=("$candidate")
    done < <(command kept __complete --line "$line" 2>/dev/null)
}
complete -o default -F _kept kept
