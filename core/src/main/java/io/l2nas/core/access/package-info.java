/**
 * Who may do what. A caller has grants, and every question is answered from them alone: how
 * somebody proved who they are is no matter here.
 */
package io.l2nas.core.access;
