// A sum of money as people read it, wherever it is told. Pure.

/** At least two decimals, and two digits that say something: `12.50`, `0.97`, `0.0042`. */
export function amountText(amount: number): string {
  if (amount === 0 || amount >= 0.995) return amount.toFixed(2);
  const decimals = Math.min(6, 1 - Math.floor(Math.log10(amount)));
  return amount.toFixed(Math.max(2, decimals)).replace(/(\.\d\d)(\d*?)0{1,6}$/, '$1$2');
}
