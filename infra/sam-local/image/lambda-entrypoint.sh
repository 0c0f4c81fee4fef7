#!/bin/sh
# As in AWS's images: outside Lambda the emulator of its Runtime API goes first.
handler="$1"
export _HANDLER="$handler"
for start in /var/task/bootstrap /var/runtime/bootstrap; do
  if [ -x "$start" ]; then
    [ -n "$AWS_LAMBDA_RUNTIME_API" ] && exec "$start"
    exec /usr/local/bin/aws-lambda-rie "$start" "$handler"
  fi
done
echo "There is no bootstrap" >&2
exit 1
