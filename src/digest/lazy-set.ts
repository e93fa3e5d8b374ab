// A set that is only built when somebody wants more of it than whether it holds a value.

export class LazySet<T> implements ReadonlySet<T> {
  readonly has: (value: T) => boolean;
  readonly #make: () => ReadonlySet<T>;
  #made: ReadonlySet<T> | undefined;

  /** @param has tells the same as the set that `make` makes, at less cost */
  constructor(has: (value: T) => boolean, make: () => ReadonlySet<T>) {
    this.has = has;
    this.#make = make;
  }

  get size(): number {
    return this.#all.size;
  }

  forEach(visit: (value: T, key: T, set: ReadonlySet<T>) => void): void {
    for (const value of this.#all) visit(value, value, this);
  }

  keys(): SetIterator<T> {
    return this.#all.keys();
  }

  values(): SetIterator<T> {
    return this.#all.values();
  }

  entries(): SetIterator<[T, T]> {
    return this.#all.entries();
  }

  [Symbol.iterator](): SetIterator<T> {
    return this.#all.values();
  }

  get #all(): ReadonlySet<T> {
    return (this.#made ??= this.#make());
  }
}
