// A value made once, or once for each object or short text that it is made of. The outcome is the same as without, only sooner.

/** `make`, called at the first question and never again. */
export function once<V>(make: () => V): () => V {
  let made: { readonly value: V } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** `make`, with its values kept as long as the objects live that they were made of. */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const values = new WeakMap<K, { readonly value: V }>();
  return of => {
    const kept = values.get(of) ?? { value: make(of) };
    values.set(of, kept);
    return kept.value;
  };
}

/** Longer texts are seldom looked at twice, and their values are large. */
const LONGEST = 2000;
/** Twice as many texts are remembered at most: more than the notes of one paper have. */
const MOST = 500;

/** `make`, with the values of the short texts that were asked for last. They are shared: nobody may change them. */
export function rememberedText<V>(make: (text: string) => V): (text: string) => V {
  let [recent, older] = [new Map<string, { readonly value: V }>(), new Map<string, { readonly value: V }>()];
  return text => {
    if (text.length > LONGEST) return make(text);
    const known = recent.get(text);
    if (known !== undefined) return known.value;
    const kept = older.get(text) ?? { value: make(text) };
    if (recent.size >= MOST) [recent, older] = [new Map<string, { readonly value: V }>(), recent];
    recent.set(text, kept);
    return kept.value;
  };
}

/** `make`, with the value of the last text, however long: for what is the same for every paper. */
export function rememberedLast<V>(make: (text: string) => V): (text: string) => V {
  let last: { readonly text: string; readonly value: V } | undefined;
  return text => {
    if (last?.text !== text) last = { text, value: make(text) };
    return last.value;
  };
}
