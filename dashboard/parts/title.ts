import { useEffect } from 'react'

const PRODUCT = 'Muster'
/** What would turn around the text behind it, or isn't text. */
const UNFIT = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Names the browser's tab while a page is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title.replaceAll(UNFIT, ' ')} · ${PRODUCT}`
    return () => void (document.title = PRODUCT)
  }, [title])
}
