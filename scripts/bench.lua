-- Load for scripts/bench: every request allocates the next reference of a file, so no reference is ever sent twice.
--   wrk … -s bench.lua URL -- REFERENCES again|once
-- `again` starts over when the file is used up, for the server that answers without looking (nginx).
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  references, used, finished = {}, 0, 0
  local line = 0
  for reference in io.lines(arguments[1]) do
    if line % 2 == number then references[#references + 1] = reference end
    line = line + 1
  end
  again = arguments[2] == "again"
  local host = wrk.headers["Host"]
  head = "PUT /allocation/allocate HTTP/1.1\r\nHost: " .. host
    .. "\r\nocp-apim-subscription-key: bench\r\nContent-Type: application/json\r\nContent-Length: 44\r\n\r\n"
    .. '{"ConsignmentReferences":["'
  tail = '"]}'
  -- What a stopped thread may still send before it notices: asks for nothing and changes nothing.
  idle = "GET /_sandbox/health HTTP/1.1\r\nHost: " .. host .. "\r\n\r\n"
end

function request()
  if used == #references then
    if not again then
      finished = 1
      wrk.thread:stop()
      return idle
    end
    used = 0
  end
  used = used + 1
  return head .. references[used] .. tail
end

function done(summary, latency, requests)
  local used, finished = {}, 0
  for _, thread in ipairs(threads) do
    used[#used + 1] = thread:get("used")
    finished = finished + thread:get("finished")
  end
  local e = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"used":[%s],"ranOut":%d,"not2xx":%d,"socket":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.duration, summary.bytes, table.concat(used, ","), finished, e.status,
    e.connect + e.read + e.write + e.timeout, latency:percentile(50), latency:percentile(99)))
end
