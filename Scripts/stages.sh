# For sourcing: runs stages one behind the other and prints the minutes that each took.
stages=()
failed=0

# stage NAME COMMAND [ARGUMENT ...]
stage() {
    local name=$1 started=$SECONDS verdict
    shift
    echo "== $name"
    if "$@"; then verdict=passed; else verdict=FAILED; failed=1; fi
    stages+=("$(awk -v s=$((SECONDS - started)) -v n="$name" -v v="$verdict" \
        'BEGIN { printf "%6.2f min  %-7s %s", s / 60, v, n }')")
}

# report [FILE]
# Prints the table, and what FILE says of failures, and ends the script; the status says whether every stage passed.
report() {
    printf '%s\n' "== minutes per stage" "${stages[@]}"
    if [[ -s ${1-} ]]; then printf '%s\n' "== what failed" && cat "$1"; fi
    exit $failed
}
