// The version of what extraction makes of the same bytes; stands in the cache key of extracted pages.

/** Goes up with every change that may give another text, line, section or place. */
export const EXTRACTOR_VERSION = '2';
