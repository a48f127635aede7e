package org.xelionchat.simulator.account;

/**
 * Who makes a call.
 *
 * @param id names the API session; no secret
 * @param user whose it is
 */
public record Login(String id, XelionUser user) {}
