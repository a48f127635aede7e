package org.xelionchat.camel;

@OnClassic
class ClassicManagementTest extends ManagementTest {}
