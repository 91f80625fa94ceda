#compdef kept
# Completes kept in zsh.
_kept() {
    local -a plain titles open
    local candidate help
    while IFS=$'\t' read -r candidate help; do
        [[ -n $candidate ]] || continue
        if [[ $candidate == *= ]]; then
            open+=("$candidate")
        else
            plain+=("$candidate")
            titles+=("$candidate${help:+  -- $help}")
        fi
    done < <(command kept __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#plain} + ${#open} == 0 )); then
        _files
        return
    fi
    (( ${#open} )) && compadd -S '' -a open
    (( ${#plain} )) && compadd -l -d titles -a plain
}
if [ "$funcstack[1]" = "_kept" ]; then
    _kept "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _kept kept
fi
