import type { Repository } from '../repository.ts'
import { go } from '../toolchains/go.ts'

export const edgeGateway: Repository = {
  name: 'tidewheel/edge-gateway',
  team: 'platform',
  about: 'what stands in front of all services',
  toolchain: go,
  areas: [
    {
      name: 'the rate limiter',
      file: 'internal/limit/bucket.go',
      test: 'internal/limit/bucket_test.go',
      symbol: 'Refill',
      code: `package limit

import "time"

type Bucket struct {
	tokens float64
	rate   float64
	burst  float64
	last   time.Time
}

func (b *Bucket) Refill(now time.Time) {
	b.tokens += now.Sub(b.last).Seconds() * b.rate
	b.last = now
}`,
      bug: {
        title: 'Rate limiter lets a burst through after a quiet night',
        prompt:
          'After a quiet night a client may send tens of thousands of requests at once. The bucket is never capped at the burst. Fix Refill.',
        from: '	b.tokens += now.Sub(b.last).Seconds() * b.rate',
        to: '	b.tokens = min(b.burst, b.tokens+now.Sub(b.last).Seconds()*b.rate)',
        why: 'Tokens gathered without a bound while nobody asked.',
        check: {
          name: 'caps at the burst',
          call: 'afterAnHour(Bucket{rate: 10, burst: 20})',
          expected: '20',
          got: '36000',
        },
      },
      feature: {
        title: 'Rate limits by API key in place of by address',
        prompt:
          'Implement limits by API key, falling back to the address for requests without a key. Limits come from the config file.',
        from: 'func (b *Bucket) Refill(now time.Time) {',
        to: 'func KeyOf(r *http.Request) string {\n	if key := r.Header.Get("X-Api-Key"); key != "" {\n		return "key:" + digest(key)\n	}\n	return "address:" + addressOf(r)\n}\n\nfunc (b *Bucket) Refill(now time.Time) {',
        why: 'Those behind one address no longer share a limit.',
        check: {
          name: 'tells keys apart',
          call: 'KeyOf(request("a")) == KeyOf(request("b"))',
          expected: 'false',
          got: 'true',
        },
      },
      refactoring: {
        title: 'Hand the clock to the rate limiter',
        prompt: 'The tests of the limiter sleep. Hand a clock in and make them instant.',
        from: '	last   time.Time\n}',
        to: '	last   time.Time\n	now    func() time.Time\n}',
        why: 'Tests set the clock and wait for nothing.',
      },
      question: {
        title: 'Are our rate limits shared between gateway nodes?',
        prompt: 'We run six gateway nodes. Is a limit of 100 per minute one for all or one for each?',
        answer:
          'One for each: buckets live in the memory of the process. With six nodes and an even balancer a client gets about 600. There is a `shared` mode that asks Redis, but it is off, because it adds two milliseconds to every request.',
      },
      testing: 'Table tests for the token bucket',
    },
    {
      name: 'the request routing',
      file: 'internal/route/match.go',
      test: 'internal/route/match_test.go',
      symbol: 'Match',
      code: `package route

import "strings"

type Rule struct {
	Prefix  string
	Service string
}

func Match(rules []Rule, path string) string {
	for _, rule := range rules {
		if strings.HasPrefix(path, rule.Prefix) {
			return rule.Service
		}
	}
	return ""
}`,
      bug: {
        title: 'Requests for /orders-archive go to the orders service',
        prompt:
          '/orders-archive is routed to orders because /orders is a prefix of it. The prefix must end at a slash or at the end of the path. Fix Match.',
        from: '		if strings.HasPrefix(path, rule.Prefix) {',
        to: '		rest, found := strings.CutPrefix(path, rule.Prefix)\n		if found && (rest == "" || rest[0] == \'/\') {',
        why: 'A prefix could end in the middle of a segment.',
        check: {
          name: 'ends a prefix at a slash',
          call: 'Match(rules, "/orders-archive")',
          expected: '"archive"',
          got: '"orders"',
        },
      },
      feature: {
        title: 'Route a share of requests to a canary',
        prompt:
          'Add canaries to the routing: a share of the requests, sticky by user, goes to another version of a service.',
        from: '			return rule.Service',
        to: '			if rule.Canary != nil && shareOf(user) < rule.Canary.Share {\n				return rule.Canary.Service\n			}\n			return rule.Service',
        why: 'A share of the users is sent to the canary, always the same ones.',
        check: {
          name: 'sends a share to the canary',
          call: 'countCanary(rules, 1000)',
          expected: '100',
          got: '0',
        },
      },
      refactoring: {
        title: 'Match routes with a tree in place of a list',
        prompt:
          'We have 400 rules and match linearly. Use a radix tree; behaviour must stay, including the order for equal prefixes.',
        from: '	for _, rule := range rules {',
        to: '	for _, rule := range tree.Candidates(path) {',
        why: 'Matching costs as much as the path is long.',
      },
      question: {
        title: 'Where do unknown paths end up?',
        prompt: 'What does the gateway answer for a path that no rule matches, and do we log it?',
        answer:
          'A plain 404 from the gateway itself, with no body and at debug level only, so in production you see nothing. The metric `gateway_unmatched_total` counts them: about 2,000 an hour, nearly all of them scanners.',
      },
      testing: 'Fuzz test for the request routing',
    },
    {
      name: 'the health checks',
      file: 'internal/health/check.go',
      test: 'internal/health/check_test.go',
      symbol: 'Healthy',
      code: `package health

type Upstream struct {
	Failures  int
	Threshold int
}

func (u Upstream) Healthy() bool {
	return u.Failures <= u.Threshold
}

func (u *Upstream) Succeeded() {
	u.Failures--
}`,
      bug: {
        title: 'An upstream stays unhealthy long after it recovered',
        prompt:
          'After an outage of ten minutes an upstream needs another ten to be healthy again, since each success takes one failure away. One success should reset.',
        from: '	u.Failures--',
        to: '	u.Failures = 0',
        why: 'Failures were counted down one by one.',
        check: {
          name: 'recovers with one success',
          call: 'afterOneSuccess(Upstream{Failures: 40, Threshold: 3})',
          expected: 'true',
          got: 'false',
        },
      },
      feature: {
        title: 'Passive health checks from real traffic',
        prompt:
          'Implement passive checks: three 502/503/504 in a row from an upstream take it out for ten seconds.',
        from: 'func (u Upstream) Healthy() bool {',
        to: 'func (u *Upstream) Saw(status int) {\n	if status >= 502 && status <= 504 {\n		u.Failures++\n	} else {\n		u.Failures = 0\n	}\n}\n\nfunc (u Upstream) Healthy() bool {',
        why: 'The traffic itself tells which upstreams are ill.',
        check: {
          name: 'takes an upstream out after three failures',
          call: 'after(503, 503, 503).Healthy()',
          expected: 'false',
          got: 'true',
        },
      },
      refactoring: {
        title: 'Remove the global list of upstreams',
        prompt: 'The upstreams are a package variable that tests fight over. Pass them in.',
        from: 'type Upstream struct {',
        to: 'type Pool struct {\n	upstreams []*Upstream\n}\n\ntype Upstream struct {',
        why: 'Each test has upstreams of its own.',
      },
      question: {
        title: 'What do we do when all upstreams are unhealthy?',
        prompt: 'What does the gateway do when all upstreams of a service are unhealthy?',
        answer:
          'It sends traffic to all of them ("fail open", `pool.go`). That is the usual choice: health checks may be wrong, and a 503 from us helps nobody. It only hurts when the upstreams are overloaded, and for that there is the limiter.',
      },
      testing: 'Cover the health checks with a fake clock',
    },
    {
      name: 'the header rewriting',
      file: 'internal/header/rewrite.go',
      test: 'internal/header/rewrite_test.go',
      symbol: 'Forwarded',
      code: `package header

import "net/http"

// Forwarded tells the upstream where a request comes from.
func Forwarded(h http.Header, address string) {
	h.Set("X-Forwarded-For", h.Get("X-Forwarded-For")+", "+address)
}

func Strip(h http.Header) {
	h.Del("X-Internal-User")
}`,
      bug: {
        title: 'X-Forwarded-For begins with a comma',
        prompt:
          'Services log addresses like ", 10.2.0.7" because X-Forwarded-For begins with a comma when the client sends none. Fix Forwarded.',
        from: '	h.Set("X-Forwarded-For", h.Get("X-Forwarded-For")+", "+address)',
        to: '	if before := h.Get("X-Forwarded-For"); before != "" {\n		address = before + ", " + address\n	}\n	h.Set("X-Forwarded-For", address)',
        why: 'The comma was put behind nothing.',
        check: {
          name: 'begins with an address',
          call: 'forwarded("", "10.2.0.7")',
          expected: '"10.2.0.7"',
          got: '", 10.2.0.7"',
        },
      },
      feature: {
        title: 'Strip all internal headers from outside requests',
        prompt:
          'Security: strip every header that starts with X-Internal- from requests that come from outside.',
        from: '	h.Del("X-Internal-User")',
        to: '	for name := range h {\n		if strings.HasPrefix(name, "X-Internal-") {\n			h.Del(name)\n		}\n	}',
        why: 'No internal header comes in from outside.',
        check: {
          name: 'strips every internal header',
          call: 'len(stripped("X-Internal-Role"))',
          expected: '0',
          got: '1',
        },
      },
      refactoring: {
        title: 'Describe header rules in the config file',
        prompt: 'Header rules are code. Make them part of the config, with a check at the start.',
        from: 'func Strip(h http.Header) {',
        to: 'type Rule struct {\n	Remove string\n	Set    map[string]string\n}\n\nfunc Strip(h http.Header) {',
        why: 'Rules are configuration that is checked at the start.',
      },
      question: {
        title: 'Which headers do services trust from the gateway?',
        prompt: 'Which headers do our services trust blindly because they come from the gateway?',
        answer:
          'Four: `X-Internal-User`, `X-Internal-Role`, `X-Forwarded-For` and `X-Request-Id`. The first two are stripped from outside requests, the last two aren’t. A client can choose its own request id, which is harmless but confusing, and can put any address into the front of `X-Forwarded-For`: checkout-api takes the first one.',
      },
      testing: 'Tests for spoofed headers at the gateway',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade the gateway to Go 1.26',
      prompt:
        'Bump go to 1.26 in go.mod, image and pipeline, and use what is new where it makes things simpler.',
      of: 'go',
      to: '1.26',
    },
    {
      is: 'incident',
      title: 'Gateway restarted eleven times during the sale',
      prompt:
        'During the sale the gateway pods restarted eleven times in production. Find the root cause; I need it for the post-mortem.',
      service: 'edge-gateway',
      cause: 'the memory limit: each open stream holds a buffer of 256 KiB, and there were 9,000 of them',
    },
    {
      is: 'review',
      title: 'Review the circuit breaker before it goes live',
      prompt: 'Review the circuit breaker pull request. I care about races most.',
      remarks: [
        'The state is read and written without the lock in `allow`.',
        'Half-open lets every waiting request through at once, not one.',
        'The timer is never stopped when an upstream is removed.',
      ],
    },
    {
      is: 'pipeline',
      title: 'Race detector reports the gateway in CI',
      prompt: 'The race job of the pipeline reports a data race in the gateway. Please find it and fix it.',
      job: 'race',
      cause: 'A test changes the config while a request still reads it',
    },
    {
      is: 'migration',
      title: 'Replace our own proxy code by the standard reverse proxy',
      prompt:
        'Migrate from our own proxy loop to httputil.ReverseProxy, service by service, behind a flag for each. Run the contract tests each time and commit.',
      from: 'the own proxy loop',
      to: 'ReverseProxy',
    },
  ],
}
