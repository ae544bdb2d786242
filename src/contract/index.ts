import type { Endpoint } from './endpoint.ts'
import { extensionEndpoints } from './extensions/endpoints.ts'
import { v1Endpoints } from './v1/endpoints.ts'
import { administrationEndpoints } from './v3/administration.ts'
import { v3Endpoints } from './v3/endpoints.ts'

/** Every endpoint that is served. */
export const ENDPOINTS = {
  ...v1Endpoints,
  ...v3Endpoints,
  ...administrationEndpoints,
  ...extensionEndpoints,
} satisfies Record<string, Endpoint>

export type Endpoints = typeof ENDPOINTS
export type EndpointId = keyof Endpoints
