# Completes kept in fish.
function __kept_complete
    set -l words (commandline -opc)
    set -e words[1]
    command kept __complete -- $words (commandline -ct) 2>/dev/null
end
complete -c kept -e
complete -c kept -a '(__kept_complete)'
