package org.xelionchat.client;

/** The two generations of Xelion's external chat (P1). */
public enum ChatApiGeneration {
    /** Recommended: a gateway id and a static access token. */
    GATEWAY,
    /** Deprecated by Xelion, still in use: an administrator logs in. */
    CLASSIC
}
