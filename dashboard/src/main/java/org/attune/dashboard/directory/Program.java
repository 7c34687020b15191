package org.attune.dashboard.directory;

/**
 * A treatment program.
 *
 * @param programId id, as in the enrollments
 * @param name name on screen
 * @param part2 whether 42 CFR Part 2 holds for its records: a federally assisted substance use
 *     disorder program
 */
public record Program(String programId, String name, boolean part2) {}
