# For the scripts beside this one. Sets SERVER to the address of a server of their own, on a free port and without limits, which ends with them.
start_server() {
    mkdir -p target
    rm -rf target/data
    (cd ../.. && PORT=0 ROLLCALL_LIMITS_FACTOR=100000 ROLLCALL_DATA_DIR=infra/docs-test/target/data exec mvn -q -Plocal) >target/server.log 2>&1 &
    STARTED=$!
    trap 'kill $STARTED 2>/dev/null; wait $STARTED 2>/dev/null || true' EXIT
    for _ in $(seq 300); do
        SERVER=$(sed -n 's#^curl \(http://localhost:[0-9]*\)/public$#\1#p' target/server.log)
        [ -n "$SERVER" ] && return
        kill -0 $STARTED 2>/dev/null || break
        sleep 1
    done
    echo "the server does not start:"
    cat target/server.log
    exit 1
}
