import type { ComponentProps } from 'react'

const LOOKS = {
  primary: 'bg-accent text-on-accent border-transparent hover:opacity-90 font-medium',
  plain: 'bg-raised border-line hover:bg-hover',
  quiet: 'border-transparent text-soft hover:bg-hover hover:text-text',
  danger: 'bg-raised border-line text-bad hover:bg-bad-soft',
} as const

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof LOOKS
}

export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-[13px] whitespace-nowrap transition-colors disabled:opacity-50 aria-disabled:opacity-50 ${LOOKS[look]} ${className}`}
      {...rest}
    />
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  readonly label: string
}

/** A button that shows an icon alone and says its name to those who can't see it. */
export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft transition-colors hover:bg-hover hover:text-text disabled:opacity-40 ${className}`}
      {...rest}
    />
  )
}
