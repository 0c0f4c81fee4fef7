-- What load.sh has wrk ask for, by the first argument, and one line of figures at the end:
-- requests, requests a second, p50 and p99 in milliseconds, answers that are no success, requests that were not answered.
local started = 0

function setup(thread)
   thread:set("thread", started)
   started = started + 1
end

function init(args)
   local what = args[1]
   local number = tonumber(args[2])
   if what == "any" then
      math.randomseed(os.time() + thread)
      request = function()
         return wrk.format("GET", "/employees/" .. math.random(number))
      end
   elseif what == "create" then
      -- No two runs begin in the same second, and no thread makes a million in its second.
      number = (1 + thread) * 1000000000000000 + os.time() % 100000000 * 1000000
      wrk.headers["Content-Type"] = "application/json"
      request = function()
         number = number + 1
         return wrk.format("POST", "/employees", nil, string.format(
            '{"emp_id":%.0f,"emp_name":"Name %.0f","city":"Ville 77","country":"Country 7","emp_dob":"1984-02-29"}', number, number))
      end
   elseif what == "sign-in" then
      wrk.method = "POST"
      wrk.headers["Authorization"] = nil
      wrk.headers["Content-Type"] = "application/json"
      wrk.body = '{"username":"admin","password":"adminpassword"}'
   end
end

function done(summary, latency, requests)
   local errors = summary.errors
   io.write(string.format("FIGURES %d %.0f %.2f %.2f %d %d\n",
      summary.requests, summary.requests * 1e6 / summary.duration,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
