/* SPDX-License-Identifier: MIT
 *
 * automaton.h - steps through a pack's automata
 */
#ifndef AUTOMATON_STEP_H
#define AUTOMATON_STEP_H

#include "pack.h"

/* Where a step leads, and what it finds. */
struct step {
	uint32_t next, found;
};

/* own_target - the target of the step that a state has itself, without asking
 * another; TARGET_NONE where there is none */
#define TARGET_NONE UINT32_MAX
static inline uint32_t own_target(const struct wb_automaton *automaton,
				  uint32_t state, unsigned symbol)
{
	uint32_t at;

	if (automaton->wide_states) {
		at = automaton->wide_states[state].base + symbol;
		return at < automaton->step_count &&
			       automaton->wide_steps[at].symbol == symbol
			   ? automaton->wide_steps[at].target
			   : TARGET_NONE;
	}
	at = automaton->states[state].base + symbol;
	return at < automaton->step_count &&
		       automaton->steps[at].symbol == symbol
		   ? automaton->steps[at].target
		   : TARGET_NONE;
}

/* is_target_state - is a target a state?  Else only phrases end there. */
static inline bool is_target_state(const struct wb_automaton *automaton,
				   uint32_t target)
{
	return target < automaton->state_count;
}

/* target_found - the phrases that end with a step to this target */
static inline uint32_t target_found(const struct wb_automaton *automaton,
				    uint32_t target)
{
	if (!is_target_state(automaton, target))
		return target - automaton->state_count;
	return automaton->wide_states ? automaton->wide_states[target].found
				      : automaton->states[target].found;
}

/* step - the step from a state on a symbol.  Each failure goes back by one
 * token at least, and each step forward by one, so all failures of a text
 * together are no more than its tokens. */
static inline struct step step(const struct wb_automaton *automaton,
			       uint32_t state, unsigned symbol)
{
	uint32_t target, next;

	while ((target = own_target(automaton, state, symbol)) == TARGET_NONE) {
		if (!state)
			return (struct step){0, 0};
		state = automaton->wide_states
			    ? automaton->wide_states[state].fail
			    : automaton->states[state].fail;
	}
	next = target;
	if (!is_target_state(automaton, target)) {
		next = own_target(automaton, 0, symbol);
		if (!is_target_state(automaton, next))
			next = 0;
	}
	return (struct step){next, target_found(automaton, target)};
}

#endif
