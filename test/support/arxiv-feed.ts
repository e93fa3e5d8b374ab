// Small Atom texts as arXiv's API writes them.

export interface EntryParts {
  /** With version: `2310.06825v1`. */
  readonly id: string;
  readonly title?: string;
  readonly summary?: string;
  readonly comment?: string;
  readonly authors?: readonly string[];
  readonly published?: string;
}

/** One `<entry>`; the parts are written as given, so they may hold XML entities. */
export function atomEntry({
  id,
  title = 'A Paper',
  summary = 'We show it.',
  comment,
  authors = ['Ada Lovelace'],
  published = '2023-10-10T17:54:58Z',
}: EntryParts): string {
  return `  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <updated>2023-10-11T08:00:00Z</updated>
    <published>${published}</published>
    <title>${title}</title>
    <summary>${summary}</summary>
${authors.map(name => `    <author>\n      <name>${name}</name>\n    </author>`).join('\n')}
    ${comment === undefined ? '' : `<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${comment}</arxiv:comment>`}
    <link href="http://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>`;
}

/** A feed around entries; a page of a search says how many there are on all pages. */
export function atomFeed(entries: readonly string[], total = entries.length): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${total}</opensearch:totalResults>
${entries.join('\n')}
</feed>
`;
}

/** An error as the API reports it: an entry in a feed with HTTP 200. */
export function errorEntry(message: string): string {
  return `  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234</id>
    <title>Error</title>
    <summary>${message}</summary>
    <author><name>arXiv api core</name></author>
  </entry>`;
}
