import { useId, type ComponentProps, type ReactNode } from 'react'

const INPUT =
  'h-8 w-full min-w-0 rounded-md border border-line bg-raised px-2.5 text-[13px] placeholder:text-soft hover:border-strong-line'

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with what was written, and what to do. */
  readonly error?: ReactNode
  /** The input, given the id that its label names. */
  readonly children: (id: string) => ReactNode
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block text-[13px] font-medium">
        {label}
      </label>
      {children(id)}
      {hint !== undefined && <p className="text-xs text-soft">{hint}</p>}
      {error !== undefined && (
        <div role="alert" className="text-xs text-bad">
          {error}
        </div>
      )}
    </div>
  )
}

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`${INPUT} ${className}`} {...rest} />
}

export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return <select className={`${INPUT} ${className}`} {...rest} />
}
