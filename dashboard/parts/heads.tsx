/** The heads of columns of figures. */
export function Heads({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <th key={name} scope="col" className="py-1 pl-4 font-normal">
      {name}
    </th>
  ))
}
