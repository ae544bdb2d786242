import { expect, test } from 'vitest'
import { MusterError } from '../../src/domain/errors.ts'
import { connectFailureOf, failureOf } from '../../src/storage/failures.ts'

function driverError(code: string): Error {
  return Object.assign(new Error('insert into "secret_table" failed'), { code })
}

test.each([
  '08006',
  '28P01',
  '3D000',
  '42501',
  '53100',
  '53300',
  '57P01',
  '57014',
  '58030',
  '25006',
  'ECONNREFUSED',
  'EPIPE',
  'ENOSPC',
])('%s means unavailable, and tells nothing of the database', (code) => {
  const cause = driverError(code)
  const failure = failureOf(cause)
  expect(failure).toBeInstanceOf(MusterError)
  expect(failure).toMatchObject({ code: 'unavailable', cause })
  expect((failure as MusterError).message).not.toMatch(/secret_table|insert/)
})

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
  "the driver's own %j means unavailable",
  (message) => {
    expect(failureOf(new Error(message))).toMatchObject({ code: 'unavailable' })
  },
)

test.each(['23505', '42703', '40001'])('%s is passed on as it is', (code) => {
  const error = driverError(code)
  expect(failureOf(error)).toBe(error)
  expect(connectFailureOf(error)).toBe(error)
})

test('while connecting, anything but an answer of the server means unavailable', () => {
  expect(connectFailureOf(new Error('self-signed certificate'))).toMatchObject({ code: 'unavailable' })
  expect(failureOf(new Error('self-signed certificate'))).not.toBeInstanceOf(MusterError)
})
