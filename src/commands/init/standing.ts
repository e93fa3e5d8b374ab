// What is set already, with where it comes from; and whether that is all that is needed.
import { hasModel, type Config } from '../../config.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { modelAsked } from '../../steps/engine.ts';

/** True when notes can be written and have a list to go to. */
export function isAllSet(config: Config): boolean {
  return config.digest !== null && (config.engine !== undefined || hasModel(config));
}

/** A line for each of the three things. */
export function standingLines(config: Config): readonly Phrase[] {
  const { digest, layout, origins } = config;
  return [
    digest === null
      ? phrase`list of papers: none is set`
      : phrase`list of papers: ${digest} (from ${origins.digest})`,
    writerLine(config),
    origins.layout === 'default'
      ? phrase`languages: ${layout}`
      : phrase`languages: ${layout} (from ${origins.layout})`,
  ];
}

function writerLine(config: Config): Phrase {
  const { engine, modelFile, origins } = config;
  if (engine === 'local') {
    return modelFile === null
      ? phrase`notes are written by: a model file, and none is named`
      : phrase`notes are written by: ${modelFile} (from ${origins.modelFile})`;
  }
  if (engine === 'extractive' || !hasModel(config))
    return phrase`notes are written by: nobody (drafts of the paper's own sentences)`;
  const { host, model } = modelAsked(config);
  const name = model === '' ? '?' : model;
  return config.apiKey === ''
    ? phrase`notes are written by: ${name} at ${host}, without a key`
    : phrase`notes are written by: ${name} at ${host}, with the key from ${origins.apiKey}`;
}
