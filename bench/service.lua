-- Posts entries to the fund "bench", each with a key of its own: SIZE in each request, alone or as a batch.
local size = tonumber(os.getenv("SIZE") or "1")
local threads = 0
local posted = 0

function setup(thread)
  thread:set("thread", threads)
  threads = threads + 1
end

function init()
  run = os.time() .. "-" .. thread .. "-" .. math.random(1000000000)
  headers = {["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("COMMONPURSE_KEY")}
end

local function entry(number)
  local payer = "council-" .. number % 8
  local amount = string.format("%d.%02d", number % 500000 + 1, number % 100)
  return '{"key":"' .. run .. "-" .. number .. '","book":"actual","effectiveOn":"2020-05-01","currency":"GBP"'
    .. ',"narrative":"Payment run ' .. math.floor(number / 50) .. '","reference":"INV' .. number
    .. '","postings":[{"account":"receivable:' .. payer .. '","debit":"' .. amount
    .. '"},{"account":"contribution:' .. payer .. ':stream-' .. number % 6 .. '","credit":"' .. amount .. '"}]}'
end

function request()
  if size == 1 then
    posted = posted + 1
    return wrk.format("POST", "/api/v1/funds/bench/entries", headers, entry(posted))
  end
  local entries = {}
  for i = 1, size do
    posted = posted + 1
    entries[i] = entry(posted)
  end
  return wrk.format("POST", "/api/v1/funds/bench/entries/batch", headers, '{"entries":[' .. table.concat(entries, ",") .. "]}")
end

function response(status, _, body)
  if status ~= 201 and status ~= 200 then
    print(status, body)
    os.exit(1)
  end
end
