import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../app/language.tsx'
import { Button, IconButton } from './button.tsx'

interface CopyButtonProps {
  readonly text: string | (() => string)
  readonly label?: string
  /** Shows the label beside the icon. */
  readonly wide?: boolean
}

export function CopyButton({ text, label, wide = false }: CopyButtonProps) {
  const t = useTexts()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    void navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(() => setCopied(true))
  }
  const said = copied ? t.app.copied : (label ?? t.app.copy)
  const icon = copied ? <Check className="size-3.5 text-good" /> : <Copy className="size-3.5" />
  return wide ? (
    <Button onClick={copy}>
      {icon}
      {said}
    </Button>
  ) : (
    <IconButton label={said} onClick={copy}>
      {icon}
    </IconButton>
  )
}
