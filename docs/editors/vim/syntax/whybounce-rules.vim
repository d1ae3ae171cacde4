" Vim syntax: rules that say what mail bounces mean
"
" One group for each kind of line, as docs/language.md has them: keywords that
" start a definition, those that take names, a pattern, or a text.
if exists('b:current_syntax')
	finish
endif

syntax case match

syntax match brComment  '^\s*#.*$'
syntax match brMore     '^\s*>' nextgroup=brMoreText
syntax match brMoreText '.*$' contained contains=brFill
syntax match brUnknown  '^\s*[A-Za-z_-]\+\>'

syntax match brDefine '^\s*\(\(replace\|silence\)\s\+\)\?rule\>' nextgroup=brName skipwhite
syntax match brDefine '^\s*define\s\+\(category\|provider\)\>'
	\ nextgroup=brName skipwhite
syntax match brDefine '^\s*define\ze\s*{' nextgroup=brPattern skipwhite

syntax match brNames '^\s*\(category\|provider\|beats\|where\|move\|do\|retry\|mx\)\>'
	\ nextgroup=brName skipwhite
syntax match brNames '^\s*\(code\|status\|number\)\>'
	\ nextgroup=brCode skipwhite
syntax match brVague '^\s*vague\>'
syntax match brMatch '^\s*\(match\|unless\)\>' nextgroup=brPattern skipwhite
syntax match brText  '^\s*\(title\|means\|source\|tell\s\+\(sender\|operator\)\)\>'
	\ nextgroup=brString skipwhite
syntax match brReply '^\s*\(example\|not\)\>' nextgroup=brString skipwhite

syntax match brName    '\S.*$' contained
syntax match brCode    '\S.*$' contained
syntax match brString  '\S.*$' contained contains=brFill
syntax match brFill    '{[a-z0-9-]\+}' contained
syntax match brPattern '\S.*$' contained contains=brBracket,brFill,brGap
syntax match brBracket '[][()|*]' contained
syntax match brGap     '\.\.\.' contained

highlight default link brComment  Comment
highlight default link brDefine   Structure
highlight default link brNames    Keyword
highlight default link brVague    Keyword
highlight default link brMatch    Statement
highlight default link brText     Keyword
highlight default link brReply    Keyword
highlight default link brName     Identifier
highlight default link brCode     Number
highlight default link brString   String
highlight default link brMore     Delimiter
highlight default link brMoreText String
highlight default link brFill     Special
highlight default link brBracket  Delimiter
highlight default link brGap      Delimiter
highlight default link brUnknown  Error

let b:current_syntax = 'whybounce-rules'
