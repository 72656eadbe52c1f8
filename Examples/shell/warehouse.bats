# Its suite: put sortedpro-sandbox on PATH, or its path into SORTEDPRO_SANDBOX, and run bats warehouse.bats.

# In a container, in place of a binary:
#   docker run --detach --name sandbox --publish 127.0.0.1:8080:8080 sortedpro-sandbox
#   timeout 30 sh -c 'until docker exec sandbox sortedpro-sandbox healthcheck; do sleep 0.2; done'
setup_file() {
  export SANDBOX=${SORTEDPRO_SANDBOX:-sortedpro-sandbox}
  local ready=$BATS_FILE_TMPDIR/ready
  # 3 is bats' own: who keeps it open keeps bats waiting.
  "$SANDBOX" serve --port 0 --ready-file "$ready" --clock 2019-06-14T09:00:00Z >"$BATS_FILE_TMPDIR/log" 2>&1 3>&- &
  echo $! >"$BATS_FILE_TMPDIR/pid"
  until [ -s "$ready" ]; do kill -0 $! || { cat "$BATS_FILE_TMPDIR/log"; return 1; }; sleep 0.05; done
  SORTEDPRO_URL=$(head -n 1 "$ready")
  export SORTEDPRO_URL
}

# What is worth a look in all that the suite did, as a pipeline's summary; a warning fails it.
teardown_file() {
  local code=0 named=()
  while read -r key; do named+=(--key "$key"); done <"$BATS_FILE_TMPDIR/keys"
  "$SANDBOX" report --url "$SORTEDPRO_URL" "${named[@]}" --format markdown --fail-on warning >&3 || code=$?
  kill "$(cat "$BATS_FILE_TMPDIR/pid")"
  return "$code"
}

setup() {
  SORTEDPRO_KEY=shell-$BATS_TEST_NUMBER-$RANDOM # a key, and so a world, for each test
  export SORTEDPRO_KEY
  echo "$SORTEDPRO_KEY" >>"$BATS_FILE_TMPDIR/keys"
  PATH=$BATS_TEST_DIRNAME:$PATH
  cd "$BATS_TEST_TMPDIR"
}

# The server takes SANDBOX_CONTROL_TOKEN, too, where it is set.
control() {
  curl --silent --show-error --fail-with-body "$SORTEDPRO_URL/_sandbox/$1" --header "ocp-apim-subscription-key: $SORTEDPRO_KEY" --data "$2" \
    ${SANDBOX_CONTROL_TOKEN:+--header "Authorization: Bearer $SANDBOX_CONTROL_TOKEN"}
}

verify() {
  control 'requests/verify?assert=true' "$1"
}

@test "an order is labelled and handed over" {
  reference=$(warehouse ship ORDER-1)
  [ "$(head -c 4 ORDER-1.pdf)" = %PDF ]
  [ "$(warehouse status "$reference")" = Manifested ]
  verify '{"match": {"operation": "Allocate*", "status": 200}, "exactly": 1}'
}

@test "a gateway that is away is asked again when it says" {
  control faults '{"match": {"operation": "Allocate*"}, "when": {"times": 1}, "then": {"status": 503, "form": "gateway", "retryAfter": 1}}'
  warehouse ship ORDER-2
  verify '{"inOrder": [{"operation": "Allocate*", "status": 503}, {"operation": "Allocate*", "status": 200}]}'
}

@test "an order whose answer is lost is not made twice" {
  reference=$(warehouse ship sandbox:lost-after-commit:ORDER-3)
  [ "$(warehouse status "$reference")" = Manifested ]
  verify '{"match": {"operation": "CreateConsignment"}, "exactly": 1}'
}

@test "an order that no carrier takes is told and stays" {
  run warehouse ship ORDER-4 'ZZ99 1AB'
  [ "$status" -eq 1 ]
  [[ $output == *"not available between the selected addresses"* ]]
  verify '{"match": {"operation": "Manifest*"}, "exactly": 0}'
}
