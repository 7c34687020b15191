package org.attune.dashboard.account;

import org.attune.dashboard.duty.ProgramHours;

/**
 * A program as its page shows and changes it.
 *
 * @param programId id
 * @param name name on screen
 * @param part2 whether 42 CFR Part 2 holds for its records
 * @param hours when it is open
 */
public record ProgramSettings(String programId, String name, boolean part2, ProgramHours hours) {}
