package io.l2nas.core.access;

/** What an endpoint asks of whoever calls it. Whose things it touches is asked in addition. */
public enum Right {
  /** Nothing: one signs in or out here. */
  OPEN,
  /** That it is known who calls. */
  SIGNED_IN,
  /** Any role: how the pools stand is everybody's to see. */
  POOLS,
  /** A role in a team; in which, and whether it suffices, is for the object to say. */
  TEAM,
  /** The role of an administrator. */
  ADMIN
}
