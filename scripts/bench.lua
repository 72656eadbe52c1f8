-- Load for scripts/bench: every request allocates the next reference of a file, so no reference is ever sent twice.
--   wrk … -s bench.lua URL -- REFERENCES again|once [xml]
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
  local before, after, types = '{"ConsignmentReferences":["', '"]}', "Content-Type: application/json"
  if arguments[3] == "xml" then
    before = "<AllocateConsignmentsRequest><ConsignmentReferences><string>"
    after = "</string></ConsignmentReferences></AllocateConsignmentsRequest>"
    types = "Content-Type: application/xml\r\nAccept: application/xml"
  end
  -- A reference has 14 characters.
  head = "PUT /allocation/allocate HTTP/1.1\r\nHost: " .. host .. "\r\nocp-apim-subscription-key: bench\r\n" .. types
    .. "\r\nContent-Length: " .. #before + 14 + #after .. "\r\n\r\n" .. before
  tail = after
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
