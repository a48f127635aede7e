package org.xelionchat.camel;

/** What an endpoint uses its connection for. */
enum ConnectionRole {
    /** Makes calls: has a say in how calls behave, none in event streams. */
    PRODUCER,
    /** Takes events: has a say in how event streams behave, none in calls. */
    CONSUMER
}
