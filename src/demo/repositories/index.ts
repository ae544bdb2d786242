import type { Repository } from '../repository.ts'
import { backOffice } from './back-office.ts'
import { checkoutApi } from './checkout-api.ts'
import { designSystem } from './design-system.ts'
import { edgeGateway } from './edge-gateway.ts'
import { forecasting } from './forecasting.ts'
import { jobs } from './jobs.ts'
import { logRelay } from './log-relay.ts'
import { mobileSync } from './mobile-sync.ts'
import { pricing } from './pricing.ts'
import { reports } from './reports.ts'
import { storefront } from './storefront.ts'
import { warehouse } from './warehouse.ts'

export const REPOSITORIES: readonly Repository[] = [
  storefront,
  checkoutApi,
  designSystem,
  mobileSync,
  pricing,
  forecasting,
  reports,
  edgeGateway,
  jobs,
  logRelay,
  warehouse,
  backOffice,
]
