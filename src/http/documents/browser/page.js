import { startSearch } from './search.js'
import { startTrying } from './try.js'

const search = document.querySelector('.search')
if (search instanceof HTMLElement) startSearch(search)
const panel = document.querySelector('.try')
if (panel instanceof HTMLDetailsElement) startTrying(panel)
