import { failsWith, gathering } from './matching.ts'
import { quoted } from './telling.ts'

const PATTERN =
  /\b(?:Could not resolve host|Temporary failure (?:in name resolution|resolving)|Failed to fetch https?:|Name or service not known|getaddrinfo (?:ENOTFOUND|EAI_AGAIN)|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|Connection (?:refused|timed out|reset by peer)|Failed to connect to|Network is unreachable|No route to host|SSL certificate problem|CERT_HAS_EXPIRED|unable to access 'https?:|Max retries exceeded with url|ConnectTimeout|ReadTimeout|TLS handshake|dial tcp|fetch failed)/

export const networkFailure = gathering(
  {
    label: 'network_failure',
    finds: 'a call that failed for the network: a name, a connection, TLS; evidence are its results.',
  },
  (event) => failsWith(event, PATTERN) && !isLocal(event.text),
  (found) => {
    const [first] = found
    const what = quoted(first.command ?? first.tool)
    return {
      issue: `The network failed: ${what} didn't reach what it wanted.`,
      impact: `${found.length === 1 ? 'One call' : `${found.length} calls`} failed for it.`,
      severity: 'yellow',
      title: 'The network fails',
      advice: [
        {
          type: 'machine_setup',
          text: `Let the agent's machine reach what ${what} needs (proxy, allowed hosts), or provide it beforehand.`,
          key: 'let the machine reach the network it needs',
        },
      ],
    }
  },
)

/** A server under test that isn't up is a failing test. */
function isLocal(text: string): boolean {
  return /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|::1)\b/.test(text)
}
