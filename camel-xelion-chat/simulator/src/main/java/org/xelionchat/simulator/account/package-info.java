/**
 * Who may use the classic API: users, their logins and tokens (P3.1, P3.2). It knows no HTTP and no JSON.
 */
package org.xelionchat.simulator.account;
