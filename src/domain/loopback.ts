/** Whether the name of a host, as it stands in a URL, is that of the machine itself. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|\[::1\]|127(\.\d+){3})$/i.test(hostname)
}
