# Starts PostgreSQL, waits until its standard input ends, stops PostgreSQL.
# Standard input is a pipe from the JVM: it ends when the JVM closes it or dies, however it dies.
# Arguments: pg_ctl, pgdata, log file, options, folder to delete afterwards (or nothing),
# and then what goes before the command.

# Ctrl-C reaches every process of the terminal, but only the JVM decides. And the JVM may be gone
# when something is printed to it.
trap '' HUP INT QUIT TERM PIPE

pg_ctl=$1 pgdata=$2 log=$3 options=$4 temporary=$5
shift 5

if ! "$@" "$pg_ctl" start -D "$pgdata" -l "$log" -o "$options" -w -t 120 </dev/null >>"$log" 2>&1; then
  # It may have been slow only, and still be coming up.
  "$@" "$pg_ctl" stop -D "$pgdata" -m immediate </dev/null >>"$log" 2>&1
  exit 1
fi

read -r pid <"$pgdata/postmaster.pid"
echo "$pid"
while read -r _; do :; done

# By number, not with pg_ctl stop: by now the folder may have a newer server, of another JVM.
kill -INT "$pid"
# The server's last act is to delete its file. Its process may stay on as a zombie for ever, where
# nobody collects orphans (process 1 of many containers).
tenths=0
while kill -0 "$pid" 2>/dev/null && read -r holder <"$pgdata/postmaster.pid" && [ "$holder" = "$pid" ]; do
  tenths=$((tenths + 1))
  [ "$tenths" -ne 600 ] || kill -QUIT "$pid"
  sleep 0.1
done 2>/dev/null

if [ -n "$temporary" ]; then
  rm -rf -- "$temporary"
fi
