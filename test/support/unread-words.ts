// Passages that a PDF holds outside of what its pages draw: they are no text of the paper, hidden or not.
import { form, type PageCase } from './hidden-pdfs.ts';

const VISIBLE = 'BT /F1 10 Tf 72 420 Td (A buoy is moored off the eastern pier.) Tj ET';

/** Nothing of these may show up, not even as a warning: no page says it. */
export const UNREAD_CASES: readonly PageCase[] = [
  {
    name: 'in the appearance of an annotation',
    content: VISIBLE,
    page: '/Annots [@stamp]',
    objects: {
      stamp: { dict: '/Type /Annot /Subtype /Stamp /Rect [60 395 540 440] /AP << /N @look >>' },
      look: form('BT /F1 10 Tf 10 20 Td WORDS ET', '', '0 0 480 45'),
    },
  },
  {
    name: 'in a note that opens by a click',
    content: VISIBLE,
    page: '/Annots [@note]',
    objects: { note: { dict: '/Type /Annot /Subtype /Text /Rect [60 395 80 415] /Contents STRING' } },
  },
  {
    name: 'in the metadata',
    content: VISIBLE,
    catalog: '/Metadata @about',
    objects: {
      about: {
        dict: '/Type /Metadata /Subtype /XML',
        stream:
          '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
          '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>STRING</dc:subject>' +
          '</rdf:Description></rdf:RDF></x:xmpmeta>',
      },
    },
  },
  {
    name: 'as the actual text of other words',
    content: `/Span << /ActualText STRING >> BDC ${VISIBLE} EMC`,
  },
  {
    name: 'in a form that is never drawn',
    content: VISIBLE,
    resources: '/XObject << /X1 @form >>',
    objects: { form: form('BT /F1 10 Tf 72 420 Td WORDS ET') },
  },
];
