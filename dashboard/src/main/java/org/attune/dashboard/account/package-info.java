/**
 * The administrator's page of accounts: who signs in, in which role, for which teams and programs.
 */
@NullMarked
package org.attune.dashboard.account;

import org.jspecify.annotations.NullMarked;
