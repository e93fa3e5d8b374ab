// Own links whose addresses a PDF or a typist broke.
import { abstract, lines, link, note, type Snippet } from './snippet.ts';

export const BROKEN: readonly Snippet[] = [
  {
    says: 'https: at the end of a line',
    text: lines(['Code is available at https:', '//github.com/lab/rivulet.'], abstract),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a blank behind https:',
    text: lines(['Code is available at https: //github.com/lab/rivulet.'], abstract),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'github. com',
    text: lines(['Code is available at https://github. com/lab/rivulet.'], abstract),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'blanks around every sign',
    text: lines(['Code is available at https : // github . com / lab / rivulet .'], abstract),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a line ends behind the host',
    text: lines(['1Code: https://github.com/', 'lab/rivulet'], note),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a line ends behind the owner',
    text: lines(['Our code is at https://github.com/lab/', 'rivulet and runs everywhere.'], {
      section: 'introduction',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a line ends in a hyphen of the name',
    text: lines(['Our code is at https://github.com/lab/rivulet-', 'tools.'], {
      section: 'introduction',
      end: 'cut',
    }),
    own: ['code https://github.com/lab/rivulet-tools'],
  },
  {
    says: 'a hyphen that only broke the name of the work',
    title: 'Rivulet: Streams',
    text: lines(['Our code is at https://github.com/lab/rivu-', 'let.'], {
      section: 'introduction',
      end: 'cut',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a hyphen that an annotation knows better',
    text: lines(
      ['Our code is at https://github.com/lab/rivu-', 'let2.'],
      { section: 'introduction', end: 'cut' },
      link('https://github.com/lab/rivulet2'),
    ),
    own: ['code https://github.com/lab/rivulet2'],
  },
  {
    says: 'broken in a word, mended by an annotation',
    text: lines(
      ['Our code is at https://github.com/lab/rivu', 'let.'],
      { section: 'introduction' },
      link('https://github.com/lab/rivulet', 'https://github.com/lab/rivu'),
    ),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a line ends in the owner',
    text: lines(['Our code is at https://github.com/biglab', 'oratory/rivulet.'], {
      section: 'introduction',
    }),
    own: ['code https://github.com/biglaboratory/rivulet'],
  },
  {
    says: 'a footnote digit glued to the address',
    text: lines(
      ['Our code is at https://github.com/lab/rivulet1'],
      { section: 'introduction' },
      link('https://github.com/lab/rivulet'),
    ),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a footnote digit behind the full stop',
    text: lines(['Our code is at https://github.com/lab/rivulet.²'], { section: 'introduction' }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'the next word is no part of it',
    text: lines(['Our code is at https://github.com/lab/rivulet', 'and runs everywhere.'], {
      section: 'introduction',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a long path over three lines',
    text: lines(['Our project page is https://rivulet-project.', 'github.io/streams/', 'index.html.'], {
      section: 'introduction',
    }),
    own: ['page https://rivulet-project.github.io/streams/index.html'],
  },
  {
    says: 'LaTeX in an annotation',
    text: lines(
      ['Our data are at https://x.org/my_data.'],
      { section: 'introduction' },
      link('https://x.org/my%5C_data'),
    ),
    own: ['data https://x.org/my_data'],
  },
  {
    says: 'a mail address does not win over the text',
    text: lines(['Our code is at https://github.com/lab/rivulet.'], { section: 'introduction' }, [
      ...link('mailto:me@x.org', 'https://github.com/lab/rivulet'),
      ...link('https://arxiv.org/abs/2401.00001'),
    ]),
    own: ['code https://github.com/lab/rivulet'],
  },
];
