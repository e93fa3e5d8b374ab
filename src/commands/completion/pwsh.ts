// The script for PowerShell 5.1 and later, on Windows and elsewhere.
import { allVerbs, type Flag, type Value, type Verb } from './outline.ts';
import { pwshQuoted } from './quoted.ts';

/** For $PROFILE: `summarize completion pwsh | Out-String | Invoke-Expression`. */
export function pwshScript(root: Verb): string {
  const verbs = allVerbs(root);
  return `# PowerShell completion for summarize, made by: summarize completion pwsh
Register-ArgumentCompleter -Native -CommandName summarize, arxiv-summarize -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $verbs = [ordered]@{
${verbs.map(tableOf).join('\n')}
  }
  $at = ''; $previous = ''
  # Words before the one that is being typed.
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
  foreach ($word in $words) {
    $isValue = @($verbs[$at].Flags | Where-Object { $_.Name -ceq $previous -and $_.Needed }).Count -gt 0
    $previous = $word
    if ($isValue) { continue }
    $next = "$at $word".Trim()
    if ($verbs.Contains($next)) { $at = $next }
  }
  $offer = {
    param($values, $tip)
    foreach ($value in $values) {
      if ($value -clike "$wordToComplete*") {
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $tip)
      }
    }
  }
  $files = {
    param($ending)
    Get-ChildItem -Path "$wordToComplete*" -ErrorAction SilentlyContinue |
      Where-Object { $_.PSIsContainer -or $ending -eq '' -or $_.Extension -eq ".$ending" } |
      ForEach-Object {
        $path = Resolve-Path -Relative -LiteralPath $_.FullName
        if (-not $wordToComplete.StartsWith('.')) { $path = $path -replace '^\\.[\\\\/]', '' }
        if ($path -match '\\s') { $path = "'$($path -replace "'", "''")'" }
        [System.Management.Automation.CompletionResult]::new($path, $path, 'ParameterValue', $path)
      }
  }
  $values = {
    param($kind, $words)
    switch ($kind) {
      'words' { & $offer $words ' ' }
      'files' { & $files "$words" }
      'papers' {
        & $files 'pdf'
        if ($wordToComplete -match '^($|[0-9]|[a-z-]+/)') { & $offer @(summarize completion ids 2>$null) ' ' }
      }
    }
  }
  $flag = $verbs[$at].Flags | Where-Object { $_.Name -ceq $previous -and $_.Needed } | Select-Object -First 1
  if ($flag) { & $values $flag.Kind $flag.Words; return }
  if ($wordToComplete.StartsWith('-')) {
    foreach ($flag in $verbs[$at].Flags) { & $offer $flag.Name $flag.Tip }
    return
  }
  foreach ($verb in $verbs[$at].Verbs) { & $offer $verb.Name $verb.Tip }
  & $values $verbs[$at].Kind $verbs[$at].Words
}`;
}

function tableOf(verb: Verb): string {
  const verbs = verb.verbs.map(
    ({ path, about }) =>
      `      @{ Name = ${pwshQuoted(path.split(' ').at(-1) ?? '')}; Tip = ${pwshQuoted(about)} }`,
  );
  return `    ${pwshQuoted(verb.path)} = @{ ${valueWords(verb.argument)}
      Verbs = @(${verbs.length === 0 ? '' : `\n${verbs.join('\n')}`})
      Flags = @(
${verb.flags.flatMap(flagLines).join('\n')})
    }`;
}

function flagLines({ names, about, value, isValueNeeded }: Flag): string[] {
  return names.map(
    name =>
      `      @{ Name = ${pwshQuoted(name)}; Needed = $${isValueNeeded}; ${valueWords(value)}; Tip = ${pwshQuoted(about)} }`,
  );
}

function valueWords(value: Value): string {
  const words =
    value.kind === 'words'
      ? `@(${value.words.map(pwshQuoted).join(', ')})`
      : pwshQuoted(value.kind === 'files' ? (value.ending ?? '') : '');
  return `Kind = ${pwshQuoted(value.kind)}; Words = ${words}`;
}
