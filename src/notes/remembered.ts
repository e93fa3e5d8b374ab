// A value made once for each object it is made of. The outcome is the same as without, only sooner.

/** `make`, with its values kept as long as the objects live that they were made of. */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const values = new WeakMap<K, { readonly value: V }>();
  return of => {
    const kept = values.get(of) ?? { value: make(of) };
    values.set(of, kept);
    return kept.value;
  };
}
