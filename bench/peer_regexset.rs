// SPDX-License-Identifier: MIT
//
// peer_regexset.rs - Rust's RegexSet over bytes, as KumoMTA uses it, for C

#![allow(unknown_lints, static_mut_refs)]

use regex::bytes::{RegexSet, RegexSetBuilder};
use std::ffi::CStr;
use std::os::raw::{c_char, c_uint};

static mut SET: Option<RegexSet> = None;

/// Compile all; false where one is refused.
#[no_mangle]
pub unsafe extern "C" fn regexset_open(texts: *const *const c_char, count: c_uint) -> bool {
    let texts = std::slice::from_raw_parts(texts, count as usize);
    let texts = texts.iter().map(|t| CStr::from_ptr(*t).to_str().unwrap());
    SET = RegexSetBuilder::new(texts)
        .case_insensitive(true)
        .dot_matches_new_line(true)
        .unicode(false)
        .size_limit(1 << 30)
        .dfa_size_limit(1 << 28)
        .build()
        .map_err(|e| eprintln!("RegexSet: {}", e))
        .ok();
    SET.is_some()
}

/// Call `found` with the number of each expression that the text holds.
#[no_mangle]
pub unsafe extern "C" fn regexset_search(text: *const u8, length: usize, rules: *const c_uint, found: *mut u8) {
    let text = std::slice::from_raw_parts(text, length);
    if let Some(set) = &SET {
        for i in set.matches(text).iter() {
            *found.add(*rules.add(i) as usize) = 1;
        }
    }
}
