// Made from action-schemas.ts by `npm run schemas`: do not edit.
"use strict";
exports.actionChanges = validate21;
const schema6 = {"type":"object","properties":{"freezer_action":{"type":"object","required":["action"],"properties":{"action":{"type":"string","pattern":"^[\\w-]+$"},"mode":{"type":"string","pattern":"^[\\w-]+$","nullable":true},"cindernative_freezer_only":{"type":"boolean","nullable":true}},"patternProperties":{"^(?:path_to_backup|backup_name|container|restore_abs_path)$":{"type":"string","nullable":true}}},"mandatory":{"type":"boolean"}},"patternProperties":{"^(?:max_retries|max_retries_interval)$":{"type":"integer","nullable":true}}};
const pattern0 = new RegExp("^[\\w-]+$", "u");
const pattern2 = new RegExp("^(?:path_to_backup|backup_name|container|restore_abs_path)$", "u");
const pattern3 = new RegExp("^(?:max_retries|max_retries_interval)$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.freezer_action !== undefined){
let data0 = data.freezer_action;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing0;
if((data0.action === undefined) && (missing0 = "action")){
validate21.errors = [{instancePath:instancePath+"/freezer_action",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data0.action !== undefined){
let data1 = data0.action;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
validate21.errors = [{instancePath:instancePath+"/freezer_action/action",keyword:"pattern",params:{pattern: "^[\\w-]+$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/freezer_action/action",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.mode !== undefined){
let data2 = data0.mode;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate21.errors = [{instancePath:instancePath+"/freezer_action/mode",keyword:"type",params:{type: "string"}}];
return false;
}
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate21.errors = [{instancePath:instancePath+"/freezer_action/mode",keyword:"pattern",params:{pattern: "^[\\w-]+$"}}];
return false;
}
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.cindernative_freezer_only !== undefined){
let data3 = data0.cindernative_freezer_only;
const _errs8 = errors;
if((typeof data3 !== "boolean") && (data3 !== null)){
validate21.errors = [{instancePath:instancePath+"/freezer_action/cindernative_freezer_only",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
var valid2 = true;
for(const key0 in data0){
if(pattern2.test(key0)){
let data4 = data0[key0];
const _errs11 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate21.errors = [{instancePath:instancePath+"/freezer_action/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/freezer_action",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mandatory !== undefined){
const _errs14 = errors;
if(typeof data.mandatory !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/mandatory",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
var valid3 = true;
for(const key1 in data){
if(pattern3.test(key1)){
let data6 = data[key1];
const _errs16 = errors;
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (data6 !== null)){
validate21.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}}];
return false;
}
var valid3 = _errs16 === errors;
if(!valid3){
break;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}

exports.actionDocument = validate22;
const schema7 = {"allOf":[{"$ref":"actionCompletion"},{"$ref":"actionChanges"}]};
const schema8 = {"type":"object","required":["freezer_action"],"properties":{"action_id":{"type":"string","pattern":"^[A-Za-z0-9_-]{0,255}$"},"freezer_action":{}},"patternProperties":{}};
const pattern4 = new RegExp("^[A-Za-z0-9_-]{0,255}$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.freezer_action === undefined) && (missing0 = "freezer_action")){
validate23.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.action_id !== undefined){
let data0 = data.action_id;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate23.errors = [{instancePath:instancePath+"/action_id",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{0,255}$"}}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/action_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
}
}
else {
validate23.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
validate22.errors = vErrors;
return errors === 0;
}
