" Rules files of whybounce.  Other programs use the ending .rules too, so the
" first lines decide.
function! s:IsBounceRules() abort
	for l:line in getline(1, 60)
		if l:line =~# '^\s*\(\(replace\|silence\)\s\+\)\?rule\s\+[a-z0-9-]\+\s*$'
		 \ || l:line =~# '^\s*define\s\+\(category\|provider\|{\)'
			return 1
		endif
	endfor
	return 0
endfunction

autocmd BufRead,BufNewFile *.rules
	\ if s:IsBounceRules() | set filetype=whybounce-rules | endif
