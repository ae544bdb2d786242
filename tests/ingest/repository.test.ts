import { describe, expect, it } from 'vitest'
import { pullRequestUrlsIn, repositoryNameOf, withoutCredentials } from '../../src/ingest/repository.ts'

describe('the name of a repository', () => {
  it.each([
    ['https://github.com/acme/shop.git', 'acme/shop'],
    ['https://github.com/acme/shop/', 'acme/shop'],
    ['https://user:to@ken@git.example:8443/acme/shop', 'acme/shop'],
    ['git@github.com:acme/shop.git', 'acme/shop'],
    ['github.com:acme/shop', 'acme/shop'],
    ['ssh://git@git.example:22/acme/shop.git', 'acme/shop'],
    ['git+ssh://git@git.example/acme/shop', 'acme/shop'],
    ['https://gitlab.example/group/sub/shop.git', 'group/sub/shop'],
    ['https://gitlab.example/group/sub/shop/-/merge_requests/7', 'group/sub/shop'],
    ['https://github.com/acme/shop/pull/12/files#diff', 'acme/shop'],
    ['https://bitbucket.org/acme/shop/pull-requests/3', 'acme/shop'],
    [' https://github.com/acme/shop?tab=readme ', 'acme/shop'],
  ])('%s is %s', (remote, name) => {
    expect(repositoryNameOf(remote)).toBe(name)
  })

  it.each(['', 'shop', '/home/me/acme/shop', './acme/shop', '../up/acme/shop', 'file:///srv/acme/shop'])(
    '%s has none',
    (remote) => {
      expect(repositoryNameOf(remote)).toBeNull()
    },
  )

  it.each([
    'C:/code/acme/shop',
    'C:\\work\\shop',
    'https://github.com',
    'https://github.com/acme',
    'acme/shop',
  ])('%s has none', (remote) => {
    expect(repositoryNameOf(remote)).toBeNull()
  })

  it('is not looked for in a text that is no remote by its length', () => {
    expect(repositoryNameOf(`https://github.com/acme/${'x'.repeat(5000)}`)).toBeNull()
  })
})

describe('a remote without credentials', () => {
  it.each([
    ['https://user:secret@github.com/acme/shop.git', 'https://github.com/acme/shop.git'],
    ['https://user:se@cret@github.com/acme/shop.git', 'https://github.com/acme/shop.git'],
    ['https://ghp_token@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://github.com/acme/shop@2', 'https://github.com/acme/shop@2'],
    ['git@github.com:acme/shop.git', 'git@github.com:acme/shop.git'],
  ])('%s becomes %s', (remote, bare) => {
    expect(withoutCredentials(remote)).toBe(bare)
  })
})

describe('pull request URLs in a text', () => {
  it('are found once each, in order, on any host', () => {
    const text = [
      'See https://github.com/acme/shop/pull/2 and https://github.com/acme/shop/pull/1#issuecomment-3,',
      'https://gitlab.example:8443/a/b/c/-/merge_requests/4, http://git.example/acme/shop/pull/5.',
      'Again https://github.com/acme/shop/pull/2/files',
    ].join('\n')
    expect(pullRequestUrlsIn(text)).toEqual([
      'https://github.com/acme/shop/pull/2',
      'https://github.com/acme/shop/pull/1',
      'https://gitlab.example:8443/a/b/c/-/merge_requests/4',
      'http://git.example/acme/shop/pull/5',
    ])
  })

  it('are not the page that makes one, nor an issue', () => {
    expect(
      pullRequestUrlsIn('https://github.com/acme/shop/pull/new/branch https://github.com/acme/shop/issues/3'),
    ).toEqual([])
  })
})
