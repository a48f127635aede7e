package org.xelionchat.camel;

import org.apache.camel.util.InetAddressUtil;

/** What tells this program's logins on the classic API from those of other programs of the same user (P3.1). */
final class UserSpace {

    /** P9. */
    static final int MAXIMUM_LENGTH = 200;

    private UserSpace() {}

    /**
     * {@return the user space to log in with}
     *
     * @param option the option {@code userSpace}; null or blank for the default, which names this host
     */
    static String of(String option) {
        return ConfigurationCheck.isSet(option) ? option : ofHost(InetAddressUtil.getLocalHostNameSafe());
    }

    /** The beginning of a host's name tells hosts apart; the end is the domain, which they have in common. */
    static String ofHost(String hostName) {
        String userSpace = "camel-xelion-chat-" + hostName;
        return isShortEnough(userSpace) ? userSpace : userSpace.substring(0, MAXIMUM_LENGTH);
    }

    /**
     * {@return whether Xelion takes it}
     *
     * @param userSpace not null
     */
    static boolean isShortEnough(String userSpace) {
        return userSpace.length() <= MAXIMUM_LENGTH;
    }
}
