import { TestApp } from '../http/test-app.ts'

export interface ListeningApp {
  readonly app: TestApp
  readonly url: string
  readonly adminKey: string
}

/** A `TestApp` that other processes reach. */
export async function listeningApp(): Promise<ListeningApp> {
  const app = await TestApp.create()
  const url = await app.app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url, adminKey: app.adminKey }
}
