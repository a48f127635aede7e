package org.xelionchat.simulator.account;

/**
 * What a login sends (P3.1).
 *
 * @param userName empty for none
 * @param password empty for none
 * @param userSpace empty for none
 * @param appKey empty for none
 * @param clientId free text that names the client, empty for none
 */
public record Credentials(String userName, String password, String userSpace, String appKey, String clientId) {

    /** {@return nothing of them} */
    @Override
    public String toString() {
        return "credentials";
    }
}
