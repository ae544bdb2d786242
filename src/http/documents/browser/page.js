import { startSearch } from './search.js'
import { startTrying } from './try.js'

// What is of no use without a script is hidden until this.
const search = document.querySelector('.search')
if (search instanceof HTMLElement) startSearch(search)
const panel = document.querySelector('.try')
if (panel instanceof HTMLDetailsElement) startTrying(panel)
